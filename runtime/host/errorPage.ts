import { homepage } from '../../package.json';
import { codesWithPage } from '../errors/codesWithPage';
import type { Failure } from '../errors/integrationError';

/** The code of what nobody has told: there is nothing to explain. */
export const unforeseen = 'node';

/** Where this is explained: by its code, and a vendor's own code by its class. */
export function errorPageOf({ code, class: errorClass }: Failure): string | undefined {
	if (code === unforeseen) return undefined;
	return `${homepage}/blob/HEAD/docs/errors/${codesWithPage.has(code) ? code : `class-${errorClass}`}.md`;
}
