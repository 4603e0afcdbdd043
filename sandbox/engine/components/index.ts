import type { Kind } from '../../flows/steps';
import { callComponents } from './call';
import type { Components } from './component';
import { dataComponents } from './data';
import { logicComponents } from './logic';
import { voiceComponents } from './voice';

/** What each component of a flow does. */
export const COMPONENTS: Components<Kind> = {
	...callComponents,
	...voiceComponents,
	...logicComponents,
	...dataComponents,
};
