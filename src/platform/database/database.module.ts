import { Module, type DynamicModule, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { DataSource, type EntityTarget } from 'typeorm';
import { Settings } from '../config/index.js';
import { runtimeDataSource } from './data-sources.js';
import { Database } from './database.js';
import { Listener } from './listen.js';

/** PostgreSQL for every module. Being global it is closed after everything that may still write. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  /** Opens the database of the global `Settings`. */
  static forRoot(entities: EntityTarget<unknown>[]): DynamicModule {
    const useFactory = (settings: Settings) => runtimeDataSource(settings, entities).initialize();
    return databaseModule({ provide: DataSource, inject: [Settings], useFactory });
  }

  /** With a database that is open: whoever opened it can close it when the modules do not come up. */
  static over(dataSource: DataSource): DynamicModule {
    return databaseModule({ provide: DataSource, useValue: dataSource });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

const databaseModule = (dataSource: Provider): DynamicModule => ({
  module: DatabaseModule,
  global: true,
  providers: [dataSource, Database, Listener],
  exports: [DataSource, Database, Listener],
});
