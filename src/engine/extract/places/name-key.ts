/**
 * A place name → the key it is looked up by, and the key's hash. Compiler and engine must agree, so both use this file.
 * Accents, apostrophes and hyphens vary from paper to paper ("Kitāb", "Sana'a", "Deir-ez-Zor"): the key has none.
 */

const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ə: 'e',
  ħ: 'h',
};

export function nameKey(name: string): string {
  let key = name.toLowerCase();
  if (/[^a-z0-9 ]/.test(key)) {
    key = key
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[ßæœøđðþłıəħ]/g, (letter) => LETTERS[letter]!)
      .replace(/['’‘`ʻʼʿʾ′".]/g, '')
      .replace(/[-‐‑–—_/,()]/g, ' ');
  }
  return key.replace(/\s+/g, ' ').trim().replace(/^st /, 'saint ').replace(/^the /, '');
}

/** 32 bits to search by (FNV-1a) and 16 to check by; both over UTF-16 units. */
export function keyHash(key: string): { hash: number; check: number } {
  let hash = 0x811c9dc5;
  let check = 0;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    hash = Math.imul(hash ^ unit, 0x01000193);
    check = (Math.imul(check, 31) + unit) & 0xffff;
  }
  return { hash: hash >>> 0, check };
}
