/** Why a number is not valid, in German and French. */
export const REASONS_IN_GERMAN = {
	empty: 'Das Feld enthält keine Nummer; sie eintragen oder die Zeile weglassen.',
	notANumber: 'Der Text ist keine Telefonnummer; Ziffern eingeben, mit Plus und Landesvorwahl.',
	letters:
		'In oder neben der Nummer stehen Buchstaben, und Buchstaben werden nie als Ziffern gewählt; nur die Ziffern eingeben.',
	severalNumbers:
		'In einem Feld stehen mehrere Nummern; eine behalten oder sie auf eine Liste verteilen.',
	extensionOnly: 'Da ist nur eine Durchwahl; die ganze Nummer davorsetzen.',
	scientificNotation:
		'Eine Tabellenkalkulation hat die Nummer gekürzt (wie 1,23E+10) und Ziffern verloren; die Spalte als Text formatieren und neu importieren.',
	decimalPoint:
		'Eine Tabellenkalkulation hat die Nummer mit Nachkommastellen geschrieben (wie 123,0); die Spalte als Text formatieren und nur die Ziffern eingeben.',
	ambiguousCountryCode:
		'Die ersten Ziffern sind die Vorwahl des Standardlandes oder der Anfang einer Nummer darin, und beide Nummern gibt es; die Nummer mit Plus und Landesvorwahl schreiben.',
	ambiguousPrefix:
		'Die Nummer gibt es mit 00 als internationaler Vorwahl und auch so, wie man im Standardland wählt; sie mit Plus und Landesvorwahl schreiben.',
	ambiguousZero:
		'Die Nummer gibt es mit der Null in Klammern und auch ohne; sie mit Plus und Landesvorwahl schreiben, ohne Klammern.',
	needsCountry:
		'Die Nummer hat keine Landesvorwahl; sie mit Plus und Landesvorwahl schreiben oder ein Standardland setzen.',
	unknownDefaultCountry:
		'Das Standardland ist unbekannt; zwei Buchstaben nach ISO 3166-1 setzen, etwa NL oder GB für das Vereinigte Königreich.',
	unknownCountryCode:
		'Kein Land hat die Vorwahl nach dem Plus oder der internationalen Vorwahl; die ersten Ziffern prüfen.',
	tooShort: 'Die Nummer hat zu wenige Ziffern für ihr Land; prüfen, ob welche verloren gingen.',
	tooLong:
		'Die Nummer hat zu viele Ziffern für ihr Land; prüfen, ob welche doppelt getippt wurden.',
	notPossible: 'Keine Nummer ihres Landes hat so viele Ziffern; dort nachsehen, wo sie herkommt.',
	notValidForCountry:
		'Die Länge stimmt, aber solche Nummern gibt es in ihrem Land nicht; dort nachsehen, wo sie herkommt.',
	emergencyOrShort:
		'Das ist eine Notruf- oder Kurznummer, die nur in einem Land gilt; eine vollständige Telefonnummer eingeben.',
};

export const REASONS_IN_FRENCH = {
	empty: 'Le champ ne contient pas de numéro\u00a0; remplissez-le, ou omettez la ligne.',
	notANumber:
		'Le texte n’est pas un numéro de téléphone\u00a0; saisissez des chiffres, avec plus et indicatif.',
	letters:
		'Il y a des lettres dans le numéro ou à côté, et les lettres ne sont jamais composées comme des chiffres\u00a0; saisissez les chiffres seuls.',
	severalNumbers:
		'Il y a plusieurs numéros dans un champ\u00a0; gardez-en un, ou répartissez-les dans une liste.',
	extensionOnly: 'Il n’y a qu’un numéro de poste\u00a0; mettez le numéro entier devant.',
	scientificNotation:
		'Un tableur a abrégé le numéro (comme 1,23E+10) et perdu des chiffres\u00a0; mettez la colonne au format texte et importez-la de nouveau.',
	decimalPoint:
		'Un tableur a écrit le numéro avec des décimales (comme 123,0)\u00a0; mettez la colonne au format texte et saisissez les chiffres seuls.',
	ambiguousCountryCode:
		'Les premiers chiffres sont l’indicatif du pays par défaut ou le début d’un numéro de ce pays, et les deux numéros existent\u00a0; écrivez le numéro avec plus et indicatif.',
	ambiguousPrefix:
		'Le numéro existe avec 00 comme préfixe international, et aussi comme on le compose dans le pays par défaut\u00a0; écrivez-le avec plus et indicatif.',
	ambiguousZero:
		'Le numéro existe avec le zéro entre parenthèses et sans lui\u00a0; écrivez-le avec plus et indicatif, sans parenthèses.',
	needsCountry:
		'Le numéro n’a pas d’indicatif\u00a0; écrivez-le avec plus et indicatif, ou choisissez un pays par défaut.',
	unknownDefaultCountry:
		'Le pays par défaut est inconnu\u00a0; indiquez deux lettres de la norme ISO 3166-1, p. ex. NL, ou GB pour le Royaume-Uni.',
	unknownCountryCode:
		'Aucun pays n’a l’indicatif qui suit le plus ou le préfixe international\u00a0; vérifiez les premiers chiffres.',
	tooShort: 'Le numéro a trop peu de chiffres pour son pays\u00a0; vérifiez s’il en manque.',
	tooLong: 'Le numéro a trop de chiffres pour son pays\u00a0; vérifiez si certains sont en double.',
	notPossible:
		'Aucun numéro de son pays n’a autant de chiffres\u00a0; vérifiez-le là d’où il vient.',
	notValidForCountry:
		'La longueur est bonne, mais son pays n’a pas de tels numéros\u00a0; vérifiez-le là d’où il vient.',
	emergencyOrShort:
		'C’est un numéro d’urgence ou un numéro court, qui ne vaut que dans un pays\u00a0; saisissez un numéro de téléphone complet.',
};
