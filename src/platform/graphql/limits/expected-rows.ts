import { Extensions } from '@nestjs/graphql';

/** Name of the extension that {@link queryCost} reads. */
export const EXPECTED_ROWS = 'expectedRows';

/** How many entries a list without `first` is taken to have when the cost of a query is weighed; 5 where it is not said. */
export const ExpectedRows = (rows: number): MethodDecorator & PropertyDecorator =>
  Extensions({ [EXPECTED_ROWS]: rows }) as MethodDecorator & PropertyDecorator;
