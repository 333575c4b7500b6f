import { badInput, type ApiError } from '../errors/index.js';
import { checkText } from '../identifiers/index.js';

export const MAX_PURPOSE_LENGTH = 200;

const BAD_PURPOSE = badInput({
  zh: `X-Access-Purpose 须为不超过 ${MAX_PURPOSE_LENGTH} 个字的文本(可用 UTF-8 百分号编码)。`,
  en: `X-Access-Purpose must be text of at most ${MAX_PURPOSE_LENGTH} characters (UTF-8, may be percent-encoded).`,
});

/**
 * Reads `X-Access-Purpose`: why personal data is read. HTTP headers carry bytes, so Chinese comes percent-encoded
 * (RFC 3986) or as raw UTF-8, which Node shows as Latin-1.
 * @throws ApiError BAD_USER_INPUT: a purpose that cannot be recorded as it was meant must not open anything
 */
export function readPurpose(header: unknown): string | undefined {
  if (header === undefined || header === null || header === '') return undefined;
  const purpose = typeof header === 'string' ? decode(header)?.trim() : undefined;
  if (purpose === '') return undefined;
  if (purpose === undefined || !checkText(purpose, { maxCodePoints: MAX_PURPOSE_LENGTH }).ok)
    throw BAD_PURPOSE as ApiError;
  return purpose;
}

function decode(header: string): string | undefined {
  try {
    const text = isLatin1Bytes(header)
      ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'))
      : header;
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return undefined;
  }
}

const isLatin1Bytes = (text: string): boolean => /[\x80-\xff]/.test(text) && !/[^\0-\xff]/.test(text);
