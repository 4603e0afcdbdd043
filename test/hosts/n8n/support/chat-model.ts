/**
 * Stands in for a language model: speaks OpenAI's chat completions. It uses the first tool that
 * it is offered, once for each phone number that it finds in the message, all at once, and then
 * says what came of it.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { listen } from '../../../support/listen';

interface Message {
	readonly role: string;
	readonly content: unknown;
}
interface Ask {
	readonly messages: readonly Message[];
	readonly tools?: ReadonlyArray<{ readonly function: { readonly name: string } }>;
}

export interface ChatModel {
	readonly url: string;
	/** Names of the tools that it was offered, once per question. */
	readonly offered: readonly string[][];
	stop(): Promise<void>;
}

export async function startChatModel(): Promise<ChatModel> {
	const offered: string[][] = [];
	const server = createServer((request, response) => {
		void bodyOf(request).then((ask) => {
			offered.push((ask.tools ?? []).map((tool) => tool.function.name));
			response.setHeader('content-type', 'application/json');
			response.end(
				JSON.stringify({
					id: `chat-${offered.length}`,
					object: 'chat.completion',
					created: 0,
					model: 'scripted',
					choices: [choiceOf(ask)],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	});
	const { url, stop } = await listen(server);
	return { url: `${url}/v1`, offered, stop };
}

async function bodyOf(request: IncomingMessage): Promise<Ask> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Ask;
}

function choiceOf({ messages, tools = [] }: Ask): object {
	const answers = messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
	const phones = [...new Set(JSON.stringify(messages).match(/\+[\d ]{8,}\d/g))];
	const tool = tools[0]?.function.name;
	if (answers.length > 0 || phones.length === 0 || tool === undefined)
		return {
			index: 0,
			finish_reason: 'stop',
			message: { role: 'assistant', content: `Tool said: ${JSON.stringify(answers)}` },
		};
	return {
		index: 0,
		finish_reason: 'tool_calls',
		message: {
			role: 'assistant',
			content: null,
			tool_calls: phones.map((phone, at) => ({
				id: `call_${at + 1}`,
				type: 'function',
				function: {
					name: tool,
					// a tool behind a human review takes its own parameters one level deeper
					arguments: JSON.stringify({ toolParameters: { phone }, hitlParameters: {} }),
				},
			})),
		},
	};
}
