import { Inject, Module, Optional, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { Centres, type ServiceCentreRecord } from './centres.js';

const INITIAL_CENTRES = Symbol('INITIAL_CENTRES');

@Module({ providers: [Centres], exports: [Centres] })
export class OrganisationModule implements OnModuleInit {
  constructor(
    private readonly centres: Centres,
    @Optional() @Inject(INITIAL_CENTRES) private readonly initial: ServiceCentreRecord[] | null,
  ) {}

  /** @param initial centres that exist from the first start, e.g. the demo organisation. */
  static register(initial: ServiceCentreRecord[]): DynamicModule {
    return {
      module: OrganisationModule,
      global: true,
      providers: [{ provide: INITIAL_CENTRES, useValue: initial }],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.centres.ensure(this.initial ?? []);
  }
}
