/**
 * The patterns words are read by: each is sticky and looks within one piece of bounded length, so that none can be slow.
 * In: nothing. Out: regular expressions by what they find, and what counts as white space.
 */

export const ADDRESS = /(?:(?:https?|ftp):\/\/|www\.)[^\s<>"“”]+/iy;
export const MAIL = /[\p{L}\p{N}_][\p{L}\p{N}_.+%-]*@[\p{L}\p{N}_][\p{L}\p{N}_.-]*/uy;
export const HANDLE = /@(?=\p{N}*[\p{L}_])[\p{L}\p{N}_]+/uy;
export const HASHTAG = /#[\p{L}_][\p{L}\p{N}_]*/uy;
export const DOTTED_NAME = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+(?:\/[^\s<>"“”]*)?/uy;
/** "draft-2_final.doc", "20.xls", ".pdf": hyphens in the names of files are theirs. */
export const FILE =
  /[\p{L}\p{N}_#-]{0,60}\.(?:docx?|xlsx?|pdf|pptx?|txt|csv|html?|jpe?g|png|gif|zip|exe|mp[34]|avi|url)(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])/iuy;
export const LETTERS_WITH_STOPS = /(?:\p{L}\.)+(?:\p{L}(?!\p{L})\.?)/uy;
export const EMOTICON = /(?:[:;=][-o^']?[()DPp[\]|\\/*]{1,3}|[(:][-]?[:=]|<3|\^_+\^|xD|XD|:-?[oO])(?![\p{L}\p{N}])/uy;
export const TELEPHONE =
  /(?:\+?\d{1,3}[-.])?(?:\(\d{3}\)|\d{3})[-./]\d{3}[-.]\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])|\d-\d{4}(?![\d-])|\d{5}-\d{4}(?![\d-])/y;
export const DAY = /\d{1,4}(?:\/\d{1,4}){1,2}(?![\d/])|\d{1,2}-\d{1,2}-\d{2,4}(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)/y;
export const NUMBER = /[+]?\d+(?:[.,:]\d+)*/y;
export const DECIMAL = /\.\d+/y;
export const AFTER_NUMBER = /[\p{L}\p{M}]+(?:\.\p{L}\.?)?/uy;
export const CURRENCY = /\${2,}|(?:US|AU?|CA?|HK|NZ|S|R|NT)?\$/y;
export const WORD = /[\p{L}\p{M}\p{N}_\u00ad\u200c\u200d]+/uy;
export const INNER_APOSTROPHE = /['’ʼ`](?=[\p{L}])/uy;
export const CLITIC = /['’ʼ`](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])/iuy;
export const NOT = /['’ʼ`]t(?![\p{L}\p{N}])/iuy;
export const SHORT_YEAR = /['’]\d0?\d?s?(?![\p{L}\p{N}])/uy;
export const AMPERSAND = /&(?=\p{Lu})/uy;
export const DOTS = /\.{2,}|…+\.?/y;
export const MARKS = /[!?]+/y;
/** ".?", "!.": two marks of which one was meant; "...?" is two. */
export const MIXED_MARKS = /\.[!?]+(?![.!?])|[!?]+\.(?![.!?])/y;
export const RULE = /(?:([-=*_~+#<>^|\\/])\1+|[-=+*|<>_~]{5,})[-=+*|<>_~]*/y;
export const QUOTE_PAIR = /''|``|‘’|’’|‘‘/y;
export const PICTURE =
  /(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*)/uy;
/** Names of newsgroups: small letters throughout, three parts or more. */
export const NEWSGROUP =
  /(?:alt|comp|misc|rec|sci|soc|talk|humanities|news)(?:\.[a-z][a-z0-9+-]*){1,12}(?![\p{L}\p{N}@])/uy;
export const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,32}/uy;
export const SLASHED = /(?:w\/o(?:ut)?|w\/|s\/he|n\/a|b\/c|b\/t)(?![\p{L}\p{N}])/iuy;
export const CONTROL = /[\p{Cf}\p{Cc}]/u;

export const UPPER = /^\p{Lu}/u;

export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x85
  );
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
