import { requireNumber } from '../shared/numberParameter';
import type { INodeProperties } from 'n8n-workflow';
import type { CatchUp } from '../../runtime/host/triggerKit';
import type { TriggerContext } from '../../runtime/host/eventTrigger';

const defaultTag = 'ponte-ok';
const defaultDays = 7;

/**
 * A delivery comes within seconds and a flow that waits for SEFAZ ends within minutes: what is younger may be under way, in another
 * process of n8n too, whose memory this one does not share.
 */
const graceSeconds = 600;

/**
 * Off by default: only the shop owner knows whether the flow's last step tags the order. Without that step every order would look
 * unhandled, and would be started again after each restart of n8n.
 */
export const catchUpParameters: INodeProperties[] = [
	{
		displayName: 'Catch Up on Missed Orders',
		name: 'catchUp',
		type: 'boolean',
		default: false,
		hint: 'Needs a last step in the flow: Shopify Order, "Add Tags", with the tag below. It is how an order shows that it was handled.',
		description:
			'Whether orders that were missed, because n8n was off or Shopify could not deliver, start the flow later, ten minutes after their last change at the earliest, with the event type "catchUp". Serves the events Created, Paid, Fulfilled, Partially Fulfilled and Cancelled; orders from before the workflow was first published are left alone.',
	},
	{
		displayName: 'Tag of Handled Orders',
		name: 'handledTag',
		type: 'string',
		displayOptions: { show: { catchUp: [true] } },
		default: defaultTag,
		placeholder: 'e.g. ponte-ok',
		hint: 'One of its own for each flow',
		description: 'An order with this tag was handled',
	},
	{
		displayName: 'Look Back (Days)',
		name: 'catchUpDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		displayOptions: { show: { catchUp: [true] } },
		default: defaultDays,
		description: 'Orders that last changed before that are left alone. Shopify shows an app the last 60 days.',
	},
];

export function readCatchUp(context: TriggerContext): (CatchUp & { handledTag: string }) | undefined {
	if (context.getNodeParameter('catchUp', false) !== true) return undefined;
	const handledTag = String(context.getNodeParameter('handledTag', defaultTag)).trim() || defaultTag;
	const maxAgeDays = requireNumber(context.getNodeParameter('catchUpDays', defaultDays), 'Look Back (Days)', {
		least: 1,
		most: 60,
		places: 0,
	});
	return { maxAgeDays, graceSeconds, handledTag };
}
