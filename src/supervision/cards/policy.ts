/** 申辩期限 (policy): a department rebuts a card within so many working days of its raising. */
export const REBUT_WITHIN = { value: 5, unit: 'WORKING_DAY' } as const;
