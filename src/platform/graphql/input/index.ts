export {
  IsClientKey,
  IsIdentifier,
  IsPersonName,
  IsPhone,
  IsPlainText,
  IsShortList,
  IsWholeNumber,
} from './input-rules.js';
export { rule, type Check, type RuleContext } from './rule.js';
export { validateEach, validateInput, type ValidateInputOptions } from './validate-input.js';
