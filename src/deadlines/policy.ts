/** 行政许可法 32: the body tells once, within five (working) days, everything that must be corrected. */
export const DEFAULT_ACCEPTANCE_LIMIT = { value: 5, unit: 'WORKING_DAY' } as const;
