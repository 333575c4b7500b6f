import { badInput, type LocalText } from '../../errors/index.js';

/** @throws ApiError BAD_USER_INPUT: the value has the wrong kind; the error presenter adds where it stood. */
export function refuseValue(text: LocalText): never {
  throw badInput(text);
}
