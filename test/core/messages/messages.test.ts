import { MESSAGES, fault, labelOfField } from '../../../core';

/** One example of every sentence. What a builder typed is marked, to be found again. */
const EXAMPLES: { readonly [Name in keyof typeof MESSAGES]: Parameters<(typeof MESSAGES)[Name]> } =
	{
		noReadyFlow: ['Talkdesk'],
		savedByNewer: ['@ringback/node-red'],
		missing: ['flowId'],
		wrongType: ['timeoutSeconds', 'a number'],
		outOfRange: ['ringSeconds', 10, 60, 'CM.com'],
		tooLong: ['reference', 64, 'characters'],
		notTaken: ['variables', 'Kaleyra'],
		notE164: ['from'],
		referenceCutOff: [],
		toIsCheck: [],
		callsItself: [],
		variableTwice: ['order_number'],
		variableNameMissing: [],
		variableNameUnusable: ['__proto__'],
		variableReserved: ['result_url', 'for the way back'],
		variableNotText: ['order', 'Talkdesk'],
		variableMissing: ['order_number'],
		variablesNotObject: [],
		contextNotJson: [],
		flowOfAnother: ['Twilio', 'Vapi'],
		flowAddressUnknown: [],
		flowElsewhere: ['api.talkdeskapp.eu', 'api.talkdeskapp.com'],
		targetUnknown: [],
		addressNotSafe: ['apiBaseUrl'],
		addressNotOwn: ['https://elsewhere.example.com', 'https://api.example.com'],
		addressTooLong: [2_000],
		contextTooBig: [1_024],
		secretMissing: [],
		secretTooShort: [16],
		secretEasyToGuess: ['callbackSecret'],
		publicUrlMissing: [],
		addressOutOfReach: ['publicUrl', 'localhost', 'outOfReach'],
		wrongCredentials: ['Talkdesk', 'credentials'],
		forbidden: ['Talkdesk'],
		flowNotFound: ['Talkdesk'],
		numberRefused: ['CM.com'],
		rateLimited: ['Talkdesk'],
		unavailable: ['Talkdesk', 503],
		refused: ['Talkdesk', 400],
		nothingThere: ['Kaleyra'],
		unreadableAnswer: ['Kaleyra', 200],
		redirected: ['Talkdesk', 302],
		contradiction: ['Talkdesk', 400],
		unreachable: ['127.0.0.1:4010'],
		proxyRefused: ['api.example.com', 407],
		answerTooLarge: ['api.example.com', 1_048_576],
		certificateNotTrusted: ['api.example.com'],
		timedOut: ['127.0.0.1:4010'],
		connectionLost: ['127.0.0.1:4010'],
		fallbackIsFirst: [],
		fallbackSeveral: [],
		fallbackUnknown: ['talkdesk, kaleyra'],
		fallbackAccountGone: [],
		lookUpNotOffered: ['CM.com'],
		reportScopeMissing: ['Talkdesk', 'data-reports:read'],
		reportNotFetched: ['refused', 'Talkdesk', 'it answered 400'],
		reportLate: ['Talkdesk'],
		scopeRefused: ['Talkdesk', 400],
		tokenForbidden: ['Talkdesk'],
		tokenUnavailable: ['Talkdesk', 503],
		tokenNotBearer: ['Talkdesk'],
		tokenUnreadable: ['Talkdesk'],
		tokenUnanswered: ['Talkdesk'],
		privateKeyUnreadable: [],
		noAccount: [],
		notTestable: ['CM.com'],
		storedSecretElsewhere: [],
		accountGone: [],
		zoneUnknown: ['Mars/Olympus'],
		hoursUnreadable: [2],
		hoursEndFirst: [2],
		hoursMissing: [],
		notAList: ['doNotCall'],
		listRow: ['doNotCall', 3, 'The text is not a phone number; enter digits.'],
		capOfZero: ['maxCallsPerNumber'],
		planWithoutEnd: ['maxCalls'],
		oneCallOnly: ['simulateEnding'],
		resultFieldUnusable: [],
		triesAfterNothing: [],
		pauseTooShort: ['afterBusyMinutes', 'maxCalls', 3],
		referenceOfATry: [7, 2],
		batchTooLarge: [2_001, 2_000],
		sameKeys: [],
		messageNotTaken: ['Kaleyra'],
		incidentTwice: [1],
		peopleNotAList: [],
		personIncomplete: [2, 'to'],
		planFromElsewhere: [],
		memoryUnreachable: ['redis.example.com:6379'],
		memoryRefuses: ['redis.example.com:6379', 'NOAUTH'],
		takenOver: [],
		memoryAddressWrong: [],
	};

type Words = readonly [kind: string, message: string, hint: string, field?: string];
const sentences = Object.entries(EXAMPLES).map(([name, given]) => {
	const make = MESSAGES[name as keyof typeof MESSAGES] as (...values: unknown[]) => Words;
	const [kind, message, hint, field] = make(...given);
	return { name, kind, message, hint, field };
});

describe('MESSAGES', () => {
	it('have an example here, each of them', () => {
		expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(MESSAGES).sort());
	});

	it.each(sentences)('$name says what happened in a sentence, and how to put it right', (words) => {
		expect(words.message).toMatch(/^[A-Z"0-9].*[.]$/s);
		expect(words.hint).toMatch(/^[A-Z"].*[.]$/s);
		expect(words.hint).not.toBe(words.message);
	});

	it.each(sentences.filter(({ field }) => field !== undefined))(
		'$name names its field as the form does',
		({ message, hint, field }) => {
			const label = labelOfField(field!);
			// "to" is a word of every second sentence, the label of the field is not
			const named = label === 'To' ? '"To"' : label.toLowerCase().replace(/s$/, '');
			const said = `${message} ${hint}`;
			expect(label === 'To' ? said : said.toLowerCase()).toContain(named);
		},
	);
});

describe('fault', () => {
	it('makes an error of a sentence, with what is known about it', () => {
		const error = fault(MESSAGES.missing('flowId'), { provider: 'talkdesk', status: 400 });
		expect(error.toJSON()).toMatchObject({
			kind: 'invalidRequest',
			message: '"Flow ID" is empty.',
			hint: 'Fill in "Flow ID".',
			field: 'flowId',
			provider: 'talkdesk',
			status: 400,
			dialled: 'no',
		});
	});
});

describe('labelOfField', () => {
	it('is what the forms call a field', () => expect(labelOfField('flowId')).toBe('Flow ID'));

	it.each([
		['somethingElse', 'Something Else'],
		['voiceAccountId', 'Voice Account ID'],
		['apiKey', 'API Key'],
		['scope', 'Scope'],
	])('puts the name %s into words: %s', (field, label) => expect(labelOfField(field)).toBe(label));
});
