import { money } from '../../../domain/values/money';
import { layoutText } from '../../../domain/sefaz/layoutText';
import type { OrderItem } from '../../../domain/documents/order';
import { exclusive } from '../../../runtime/once/exclusive';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { accountKey, type BlingApi } from '../client/api';
import { createdId } from '../client/answers';

/**
 * Id of a new product for the item's SKU. Bling takes a second product with the same código, so it is looked up again under the
 * SKU's own lock, and after an answer that was lost.
 */
export async function createProduct(api: BlingApi, item: OrderItem, lookUp: () => Promise<number | undefined>): Promise<number> {
	return await exclusive(accountKey(api, `product:${item.sku}`), async () => {
		const write = async () => createdId(await api.post('/produtos', productBody(item)));
		return (await lookUpThenWrite(api.connection, { lookUp, write, repeatable: true })).value;
	});
}

/** Body of `POST /produtos`: a simple (`formato` S), active product; what it lacks for taxes is up to the operation nature. */
function productBody({ sku, name, unitPrice, ncm, gtin, weightGrams }: OrderItem) {
	return {
		// Bling takes 120 characters (Produtos), as many as the invoice.
		nome: layoutText('xProd', name),
		codigo: sku,
		preco: money(unitPrice),
		tipo: 'P',
		situacao: 'A',
		formato: 'S',
		unidade: 'UN',
		...(gtin ? { gtin } : {}),
		...(weightGrams ? { pesoLiquido: weightGrams / 1000, pesoBruto: weightGrams / 1000 } : {}),
		...(ncm ? { tributacao: { ncm } } : {}),
	};
}
