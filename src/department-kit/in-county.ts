/**
 * SQL: a row is for staff of the county in parameter `number`, what `countyOfCaller` says; null keeps nothing back.
 * @param column the division code of the row
 */
export const inCounty = (column: string, number: number): string =>
  `($${number}::text is null or left(${column}, 6) = $${number})`;
