import { Injectable } from '@nestjs/common';
import { Catalogue, DepartmentDirectory } from '../../catalogue/index.js';
import { Centres } from '../../organisation/index.js';
import type { LocalText } from '../../platform/errors/index.js';
import type { BoardGroup, BoardGrouping } from './board.graphql.js';

const NOBODY: LocalText = { zh: '未认领', en: 'Nobody' };

/** Names of the board's groups, from memory. A code that this installation no longer knows names itself. */
@Injectable()
export class BoardNames {
  constructor(
    private readonly directory: DepartmentDirectory,
    private readonly catalogue: Catalogue,
    private readonly centres: Centres,
  ) {}

  /** @param officer name of the officer, in rows of officers */
  group(by: BoardGrouping, code: string | null, officer: string | null): BoardGroup {
    const name = code === null ? NOBODY : (this.nameOf(by, code, officer) ?? { zh: code, en: code });
    return { code, name: name.zh, nameEn: name.en };
  }

  private nameOf(by: BoardGrouping, code: string, officer: string | null): LocalText | undefined {
    switch (by) {
      case 'DEPARTMENT':
        return this.directory.nameOf(code);
      case 'ITEM':
        return this.catalogue.find(code)?.name;
      case 'CENTRE': {
        const centre = this.centres.find(code);
        return centre ? { zh: centre.name, en: centre.nameEn } : undefined;
      }
      case 'OFFICER':
        return officer === null ? undefined : { zh: officer, en: officer };
    }
  }
}
