export {
  parseIdentifier,
  type IdentifierProblem,
  type OrganisationIdentifier,
  type ParsedIdentifier,
  type PersonIdentifier,
  type RefusedIdentifier,
} from './identifier.js';
export { identifierTail, maskIdentifier, maskName, maskPhone } from './mask.js';
export { checkPhone, type PhoneCheck, type PhoneProblem } from './phone.js';
export { buildRequestNumber, parseRequestNumber, type RequestNumberParts } from './request-number.js';
export { checkName, checkText, type TextCheck, type TextProblem, type TextRules } from './text.js';
export { isUuid } from './uuid.js';
