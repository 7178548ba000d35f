import type { Checkout, CheckoutKeeper } from '../../../domain/ports/checkoutKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { refund } from '../refunds/refund';
import { lookUpPayment, lookUpSession, type Sale } from './lookUp';
import { readOrder } from './readOrder';
import { readPayment } from './readPayment';

/** A Stripe account, asked for its sales. */
export function openCheckoutKeeper(connection: Connection): CheckoutKeeper {
	const api = openApi(connection);
	return {
		getPayment: async (id) => documentsOf(await lookUpPayment(api, ofKind(id, 'pi_', 'payment'))),
		getSession: async (id) => documentsOf(await lookUpSession(api, ofKind(id, 'cs_', 'checkout session'))),
		refund: async (request) => {
			const paymentId = ofKind(request.paymentId, 'pi_', 'payment');
			return await exclusive(
				`${vendor.id}:${connection.account}:refund:${paymentId}`,
				async () => await refund(api, { ...request, paymentId }),
			);
		},
	};
}

function documentsOf(sale: Sale): Checkout {
	if (sale.session?.mode === 'setup') throw onlySetUp();
	const order = readOrder(sale);
	return { payment: readPayment(sale), ...(order ? { order } : {}) };
}

function ofKind(written: string, prefix: string, kind: string): string {
	const id = written.trim();
	if (id.startsWith(prefix) && /^\w{6,255}$/.test(id)) return id;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'stripeId',
		message: `This is not the ID of a Stripe ${kind}, which begins with ${prefix}`,
		hint: 'Put Stripe Payment Trigger before this node, or take the ID from the page of the payment in Stripe',
	});
}

function onlySetUp(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'checkoutSetup',
		message: 'This checkout only keeps a card for later: nothing is paid in it',
		hint: 'Look at the payments of its customer in Stripe, and take the ID of one of them',
	});
}
