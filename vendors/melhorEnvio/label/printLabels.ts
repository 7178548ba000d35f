import type { PrintForm, ShipmentReference } from '../../../domain/ports/carrier';
import { notPrintable } from '../../../runtime/carrier/foundLabels';
import { labelFile, type LoadFile } from '../../../runtime/carrier/labelFile';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';
import { labelOf } from './getShipment';
import type { Label } from './label';
import { isGenerated } from './labelStatus';

/** Where each is, and what kind of file. */
const files = {
	label: { path: '/imprimir/pdf', kind: 'pdf' },
	zpl: { path: '/imprimir/zpl', kind: 'zpl' },
	dace: { path: '/imprimir/dace/pdf', kind: 'pdf' },
} as const;

/** A file each: the page that Melhor Envio makes of several labels is none. */
export async function printLabels(
	call: Call,
	load: LoadFile,
	references: readonly ShipmentReference[],
	form: PrintForm = 'label',
): Promise<Buffer[]> {
	const { path, kind } = files[form];
	const printed: Buffer[] = [];
	for (const reference of references) {
		const label = await labelOf(call, reference);
		if (!isGenerated(label)) throw notPrintable(vendor, label.status);
		if (form === 'dace' && label.invoice?.key) throw hasInvoice(label);
		const answer = await call({ method: 'GET', path: `${path}/${encodeURIComponent(label.id)}`, safety: 'read', expect: 'binary' });
		printed.push(await labelFile(vendor, answer, load, kind));
	}
	return printed;
}

function hasInvoice({ protocol }: Label): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'noDeclaration',
		message: `The label ${protocol ?? ''} has no DACE: its parcel travels with a nota fiscal`,
		hint: 'Print the DANFE in its place (ERP Invoice: Download), or print the DACE only of labels without a nota fiscal',
	});
}
