import type { ShipmentStatus } from '../documents/shipment';

/** What a customer is told of a parcel, behind "o pedido 1001"; nothing where there is nothing to tell. */
const words: Readonly<Record<ShipmentStatus, string | undefined>> = {
	created: undefined,
	paid: undefined,
	label_ready: 'está sendo preparado para envio',
	posted: 'foi postado',
	in_transit: 'está a caminho',
	out_for_delivery: 'saiu para entrega',
	failed_attempt: 'não pôde ser entregue na última tentativa',
	awaiting_pickup: 'aguarda retirada na agência da transportadora',
	delivered: 'foi entregue',
	returned: 'está voltando para a loja',
	lost: 'teve um problema no transporte',
	cancelled: 'teve o envio cancelado',
	unknown: undefined,
};

export function shipmentWords(status: ShipmentStatus | undefined): string | undefined {
	return status && words[status];
}
