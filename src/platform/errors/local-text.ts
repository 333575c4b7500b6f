/** A sentence in the two languages of the product. `zh` is what residents and clerks read by default. */
export interface LocalText {
  zh: string;
  en: string;
}

export type Locale = keyof LocalText;

/** Chooses a language from an `Accept-Language` header (RFC 9110); Chinese unless English is preferred. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const ranges = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag, ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: q === undefined ? 1 : Number(q) };
    })
    .filter((range) => range.quality > 0 && (range.language === 'zh' || range.language === 'en'))
    .sort((a, b) => b.quality - a.quality);
  return ranges[0]?.language === 'en' ? 'en' : 'zh';
}
