export { canonicalJson } from './canonical-json.js';
export {
  DecryptionError,
  FieldCipher,
  type DecryptionFailure,
  type FieldCipherOptions,
  type FieldLocation,
  type KeyRing,
} from './field-cipher.js';
export { DEVELOPMENT_KEY_RING, parseIndexKey, parseKeyRing } from './key-ring.js';
