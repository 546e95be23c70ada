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

const ARTICLE = /^(?:al|el|an|ar|as|ash|at|ad|az|ul|ud|ur|and|the|de|la|le)$/;

/**
 * The consonants of a name, for spellings that no list has: "Maarat al-Numan", "Ma'arrat an-Nu'man" and "Maarrat Naaman"
 * are one. '' if too little is left to tell names apart.
 */
export function nameSkeleton(name: string): string {
  const skeleton = consonants(name);
  return skeleton.length >= 4 ? `~${skeleton}` : '';
}

/** Consonants of a name without its articles, '' for another script. */
export function consonants(name: string): string {
  const key = nameKey(name);
  if (/[^a-z0-9 ]/.test(key)) return '';
  const words = key.split(' ').filter((word) => !ARTICLE.test(word));
  const bones = words
    .join('')
    .replace(/ph/g, 'f')
    .replace(/(?:tch|ch|sh|zh|dj|j)/g, 'x')
    .replace(/([kgdt])h/g, '$1')
    .replace(/[qc]/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'w');
  const letters = bones.slice(0, 1).replace(/[aeiouyh]/, 'a') + bones.slice(1).replace(/[aeiouywh]/g, '');
  return letters.replace(/(.)\1+/g, '$1');
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
