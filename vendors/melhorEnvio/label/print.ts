import { z } from 'zod';
import type { Connection } from '../../../runtime/client/connection';
import { labelBeingMade } from '../../../runtime/carrier/foundLabels';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { getLabel } from './findLabel';
import { readLabel, type Label } from './label';
import { isGenerated, statusOf } from './labelStatus';
import { read } from '../client/payload';
import { vendor } from '../client/vendor';

/** Pauses between looks at a label that is being made: it takes seconds, on a bad day minutes. */
const pausesMs = [2_000, 3_000, 4_000, 5_000, 6_000, 10_000, 10_000, 10_000, 10_000];

/**
 * Has a paid label made and waits for it. Fails (`labelBeingMade`, transient) where Melhor Envio takes longer: the next run goes on.
 */
export async function generate(connection: Connection, call: Call, id: string): Promise<Label> {
	// Making a label again makes the same one, so the request may be repeated.
	const answer = await call({ method: 'POST', path: '/shipment/generate', safety: 'keyed', body: { orders: [id] } });
	const label = await waitForLabel(connection, call, id);
	if (statusOf(label) !== 'paid' || isGenerated(label)) return label;
	const refusal = refusalIn(answer, id);
	throw refusal === undefined ? labelBeingMade(vendor) : notMade(refusal);
}

async function waitForLabel(connection: Connection, call: Call, id: string): Promise<Label> {
	const { clock, deadline } = connection;
	for (const pause of pausesMs) {
		if (clock.now() + pause >= deadline) break;
		await clock.sleep(pause);
		const label = readLabel(await getLabel(call, id));
		if (statusOf(label) !== 'paid') return label;
	}
	return readLabel(await getLabel(call, id));
}

const made = z.object({ status: z.literal(true) });

/** The words of a "no": `{"<id>": {status: false, message}}`, `{"<id>": "text"}` or `{error}`. */
function refusalIn(answer: unknown, id: string): string | undefined {
	const fields = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
	const about = fields[id] ?? fields.error ?? fields;
	if (made.safeParse(about).success) return undefined;
	const words = typeof about === 'object' && about !== null && 'message' in about ? about.message : about;
	// An earlier run had it made, and the label's state comes after.
	if (/\bj[áa] (est[áa]|foi) gerad/i.test(String(words))) return undefined;
	return typeof words === 'string' ? words : 'no reason given';
}

function notMade(words: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'labelNotMade',
		message: `The label is paid for, but Melhor Envio did not generate it: ${words}`,
		hint: 'Look at the label in Melhor Envio (Envios), then run the item again: it is not bought twice',
	});
}

const printed = z.object({ url: z.string().min(1) });

/** Address of the label as a page to print; whoever has the address can open it, no login needed. */
export async function labelUrl(call: Call, id: string): Promise<string> {
	const body = await call({ method: 'POST', path: '/shipment/print', safety: 'keyed', body: { mode: 'public', orders: [id] } });
	return read(printed, body, 'the request for the print').url;
}
