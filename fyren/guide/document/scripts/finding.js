// One shape for all spellings of a letter, as fyren/base/text does it: folding, bare letters, and cut endings.
const READ_AS = { 'æ': 'ä', 'ø': 'ö', 'ß': 'ss', 'ð': 'd', 'þ': 'th', 'đ': 'd', 'ł': 'l', 'œ': 'oe', 'ı': 'i' };
// Arabic, Persian, Dari and Kurdish write one letter in several ways; short vowels are rarely written.
const SAME = { 'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ی', 'ي': 'ی', 'ئ': 'ی', 'ك': 'ک', 'ة': 'ه', 'ە': 'ه', 'ۀ': 'ه', 'ؤ': 'و', 'ۆ': 'و', 'ێ': 'ی', 'ڵ': 'ل', 'ڕ': 'ر' };
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u0640\u064b-\u065f\u0670\ufeff]/g;

const COMMON = /^[\x00-\x7fåäö–”’…·]*$/;

function fold(text) {
  const common = text.toLowerCase();
  if (COMMON.test(common)) return common;
  const lowered = text.normalize('NFKC').toLowerCase().replace(UNSEEN, '').normalize('NFC');
  let made = '';
  for (const sign of lowered) {
    if (sign <= '\x7f' || sign === 'å' || sign === 'ä' || sign === 'ö') made += sign;
    else made += READ_AS[sign] || SAME[sign] || digit(sign) || sign.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  }
  return made;
}

// Eastern digits are read as Western ones.
function digit(sign) {
  const code = sign.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return code >= 0x6f0 && code <= 0x6f9 ? String(code - 0x6f0) : '';
}

const BARE = { 'å': 'a', 'ä': 'a', 'ö': 'o' };
const bare = (word) => word.replace(/[åäö]/g, (sign) => BARE[sign]);

function isWordSign(sign) {
  return sign.toLowerCase() !== sign.toUpperCase() || /[0-9]/.test(sign) || sign > '\u02ff';
}

// The folded words of a text. Signs of punctuation above \u02ff are blanks too.
function wordsOf(text) {
  const folded = fold(text);
  if (COMMON.test(folded)) return folded.split(/[^a-z0-9åäö]+/).filter(Boolean);
  return folded.replace(/[\u2000-\u206f\u3000\u060c\u061b\u061f\u06d4\u1361-\u1368]/g, ' ').replace(/[^\s]/g, (sign) => (isWordSign(sign) ? sign : ' ')).split(/\s+/).filter(Boolean);
}

// Forms of a word meet in its stem. Endings and beginnings are folded as the words are.
const endings = data.search.endings.map(fold);
const beginnings = data.search.beginnings.map(fold);
function stem(word) {
  let cut = word;
  for (const beginning of beginnings) {
    if (cut.startsWith(beginning) && cut.length - beginning.length > 2) { cut = cut.slice(beginning.length); break; }
  }
  for (const ending of endings) {
    if (cut.endsWith(ending) && cut.length - ending.length > 2) return bare(cut.slice(0, -ending.length));
  }
  return bare(cut);
}
