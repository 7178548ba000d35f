import type { Payment } from '../documents/payment';
import { plainName } from '../values/plainName';

export type Method = Payment['method'];

/** Names that hold the word of another method: they are looked for first and taken out. */
const composed: readonly [RegExp, Method][] = [
	[/giftcard|cartaopresente|valepresente|valecompra/g, 'gift_card'],
	[/storecredit|credito(da|de|na)?loja/g, 'store_credit'],
	[/cashondelivery/g, 'cash'],
	[/(cartao(de)?)?debito|debit(card)?/g, 'debit_card'],
	[/(cartao(de)?)?credito|credit(card)?/g, 'credit_card'],
];

const words: readonly [RegExp, Method][] = [
	[/pix/, 'pix'],
	[/boleto|bankslip|bolbancario|bolbradesco/, 'bank_slip'],
	// Mercado Pago calls cards by their brand, and debit cards `debvisa`.
	[/^deb(visa|master|elo|cabal)|^maestro$/, 'debit_card'],
	[/cartao|cartoes|card|^(visa|master|elo|amex|americanexpress|hipercard|diners)$/, 'credit_card'],
	[/dinheiro|^cash$/, 'cash'],
	[/deposito|bankdeposit/, 'deposit'],
	[/transferencia|transfer/, 'transfer'],
];

/**
 * Gateways are named by whoever set them up: `Cartão de crédito`, `mercado_pago_credit_card`, `Appmax - Débito`. A name that tells of
 * several ways, or of none (`Mercado Pago`), tells nothing. `own`: names that a shop system has for its own gateways, each pattern global.
 */
export function methodOfName(gateway: string, own: readonly (readonly [RegExp, Method])[] = []): Method {
	let rest = plainName(gateway);
	const found = new Set<Method>();
	for (const [pattern, method] of [...own, ...composed]) {
		const without = rest.replace(pattern, ' ');
		if (without !== rest) found.add(method);
		rest = without;
	}
	for (const [pattern, method] of words) if (pattern.test(rest)) found.add(method);
	// A transfer by Pix is a Pix.
	if (found.has('pix')) found.delete('transfer');
	const [only, ...others] = found;
	return only !== undefined && others.length === 0 ? only : 'unknown';
}
