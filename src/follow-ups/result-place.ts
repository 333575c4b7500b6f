import type { FieldLocation } from '../platform/crypto/index.js';

/** Where the encrypted result of a follow-up belongs. */
export const resultPlace = (id: string): FieldLocation => ({ table: 'follow_up', column: 'result', row: id });
