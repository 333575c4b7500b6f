export type Cell = string | number | null;

/** A table that is made while it is read. */
export interface Sheet {
  name: string;
  titles: string[];
  batches: AsyncIterable<Cell[][]>;
}
