export { LedgersModule } from './ledgers.module.js';
