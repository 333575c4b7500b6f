import { Injectable } from '@nestjs/common';
import { Database, statement } from '../platform/database/index.js';

/** A service centre (街道政务服务中心): where requests are taken in. */
export interface ServiceCentreRecord {
  code: string;
  name: string;
  nameEn: string;
  /** Division code (行政区划代码), GB/T 2260 and GB/T 10114. */
  divisionCode: string;
}

const ALL_CENTRES = statement<ServiceCentreRecord>(
  'centre_all',
  `select code, name, name_en as "nameEn", division_code as "divisionCode" from service_centre`,
);
const UPSERT_CENTRE = statement<never>(
  'centre_upsert',
  `insert into service_centre (code, name, name_en, division_code) values ($1, $2, $3, $4)
   on conflict (code) do update set name = excluded.name, name_en = excluded.name_en,
     division_code = excluded.division_code
   where service_centre is distinct from excluded`,
);

/** The centres of the installation. They are few and rarely change, so they are kept in memory. */
@Injectable()
export class Centres {
  private byCode = new Map<string, ServiceCentreRecord>();

  constructor(private readonly database: Database) {}

  /** Writes centres that are new or changed. Doing it again writes nothing. */
  async ensure(centres: readonly ServiceCentreRecord[]): Promise<void> {
    for (const centre of centres) {
      await this.database.run(UPSERT_CENTRE, [centre.code, centre.name, centre.nameEn, centre.divisionCode]);
    }
    await this.reload();
  }

  async reload(): Promise<void> {
    const rows = await this.database.run(ALL_CENTRES, []);
    this.byCode = new Map(rows.map((centre) => [centre.code, centre]));
  }

  find(code: string | undefined): ServiceCentreRecord | null {
    return (code !== undefined && this.byCode.get(code)) || null;
  }

  /** Whether any centre lies in the division or in one below it. */
  anyIn(divisionCode: string): boolean {
    return this.within(divisionCode).length > 0;
  }

  /** The centres in the division and in those below it. */
  within(divisionCode: string): ServiceCentreRecord[] {
    return [...this.byCode.values()].filter((centre) => centre.divisionCode.startsWith(divisionCode));
  }

  /** The centre of a stored row. @throws when the row names one that is gone, which the foreign key forbids. */
  async get(code: string): Promise<ServiceCentreRecord> {
    const known = this.byCode.get(code);
    if (known) return known;
    await this.reload();
    const found = this.byCode.get(code);
    if (!found) throw new Error(`No service centre ${code}`);
    return found;
  }
}
