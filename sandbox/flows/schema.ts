import { z } from 'zod/v4';
import { Flow } from './flow';

/** The JSON Schema of a flow document, for editors; what no schema can say, the sandbox checks itself. */
export const flowSchema = (): object => ({
	...z.toJSONSchema(Flow, { io: 'input', reused: 'ref' }),
	$id: 'https://github.com/ringback/ringback/blob/main/sandbox/flow.schema.json',
	title: 'Ringback sandbox flow',
});
