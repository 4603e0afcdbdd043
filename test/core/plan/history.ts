/** What was seen of a plan from outside, in the order in which it happened. Knows nothing of plans. */

export type Seen =
	/** The plan asked for the call. */
	| {
			readonly kind: 'asked';
			readonly at: number;
			readonly reference: string;
			readonly item: number;
	  }
	/** The request left: from here a phone may ring. */
	| {
			readonly kind: 'rang';
			readonly at: number;
			readonly reference: string;
			readonly item: number;
			/** Who took it in truth, and the key that was pressed in truth. */
			readonly taker: 'human' | 'mailbox' | 'nobody';
			readonly key: string | null;
	  }
	/** The start got no answer that anybody could read. */
	| { readonly kind: 'doubt'; readonly at: number; readonly reference: string }
	/** A gate held the call. */
	| {
			readonly kind: 'held';
			readonly at: number;
			readonly reference: string;
			readonly untilMs: number;
	  }
	/** A report was handed to the plan. */
	| {
			readonly kind: 'told';
			readonly at: number;
			readonly reference: string;
			readonly exit: string;
			readonly digits: string | null;
			readonly isMachine: boolean;
	  }
	| { readonly kind: 'crashed'; readonly at: number }
	| { readonly kind: 'stopped'; readonly at: number; readonly item: number | null }
	/** The plan let the item go. */
	| { readonly kind: 'out'; readonly at: number; readonly item: number; readonly came: string };

export type History = readonly Seen[];

export type SeenOf<Kind extends Seen['kind']> = Extract<Seen, { kind: Kind }>;

/** All that was seen of one kind. */
export const all = <Kind extends Seen['kind']>(history: History, kind: Kind): SeenOf<Kind>[] =>
	history.filter((seen): seen is SeenOf<Kind> => seen.kind === kind);
