import { Module } from '@nestjs/common';
import { RegisterStore } from '../department-kit/index.js';
import { GraphqlModule } from '../platform/graphql/index.js';
import { ExportLedger } from './export/export-ledger.js';
import { LedgerExportController } from './export/ledger-export.controller.js';
import { LedgerDirectory } from './ledger-directory.js';
import { LedgersResolver } from './ledgers.resolver.js';
import { ReadLedger } from './read-ledger.js';

/** 台账: every register of every department as list, counts and report. Nothing can be typed into one. */
@Module({
  imports: [GraphqlModule],
  controllers: [LedgerExportController],
  providers: [RegisterStore, LedgerDirectory, ReadLedger, ExportLedger, LedgersResolver],
})
export class LedgersModule {}
