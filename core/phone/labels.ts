/** Words people write beside a number. Other words are not dropped: they may spell a number. */
const WORDS = [
	'business|cell|cellular|cellphone|fax|home|landline|main|mob|mobile|nr|no',
	'number|office|personal|ph|phone|private|reception|switchboard|tel|telephone|whatsapp|work',
	'büro|buero|dienstlich|festnetz|geschäftlich|handy|mobil|mobiltelefon|privat|telefon|zentrale',
	'bureau|domicile|fixe|portable|tél|téléphone|travail|maison|numéro',
	'casa|celular|fijo|móvil|oficina|teléfono|tfno|trabajo|numero|número',
	'cellulare|fisso|lavoro|telefono|ufficio|escritório|telefone|telemóvel|trabalho',
	'kantoor|mobiel|privé|telefoon|thuis|vast|werk|zakelijk',
].join('|');

/** `T 030…`, `M: 06…`: one letter is a label only in front, where it spells nothing. */
const LETTERS = '[cfhmoptw]';

const AFTER_WORD = String.raw`(?![\p{L}\p{N}])[\s.:)\]-]*`;
const IN_FRONT = new RegExp(String.raw`^(?:[\s("'[]*(?:${WORDS}|${LETTERS})${AFTER_WORD})+`, 'iu');
const BEHIND = new RegExp(
	String.raw`(?<![\p{L}\p{N}])(?:(?:${WORDS})(?![\p{L}\p{N}])[\s.,:;)'"\]-]*)+$`,
	'iu',
);
const IN_BRACKETS = /\([^()\d+]*\p{L}[^()\d+]*\)|\[[^[\]\d+]*\p{L}[^[\]\d+]*\]/gu;

/** The text without remarks such as `Tel.:` in front or `(home)` behind. */
export const withoutLabels = (text: string): string =>
	text
		.replace(IN_BRACKETS, ' ')
		.replace(IN_FRONT, '')
		// capitals behind a number spell its last digits: 1-800-4-HOME
		.replace(BEHIND, (label) => (label === label.toUpperCase() ? label : ''))
		.trim();
