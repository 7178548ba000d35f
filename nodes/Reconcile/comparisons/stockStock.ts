import type { IExecuteFunctions } from 'n8n-workflow';
import { stockWithStock } from '../../../runtime/reconcile/stockWithStock';
import { skuCatalogues, skuStocks } from '../../../vendors';
import { openSide } from '../../shared/twoSides';
import type { Asked, ComparisonKind } from './comparisonKind';

const shops = skuStocks.filter(({ id }) => skuCatalogues.some((catalogue) => catalogue.id === id));
const others = skuStocks.filter((entry) => !shops.includes(entry));

export const stockStock: ComparisonKind = {
	option: {
		name: 'Stock With Stock',
		value: 'stockStock',
		description: 'The units of each SKU that the shop sells are those that the other system counts',
	},
	isOfNow: true,
	thereLabel: 'Stock In',
	here: shops,
	there: others,
	compare,
};

async function compare(context: IExecuteFunctions, _itemIndex: number, { seconds }: Asked) {
	const cannot = (id: string) => `"${id}" does not list its SKUs`;
	const { port: catalogue } = await openSide(context, 'here', skuCatalogues, { seconds, cannot });
	const { port: shop, entry: here } = await openSide(context, 'here', shops, { seconds, cannot });
	const { port: other, entry: there } = await openSide(context, 'there', others, { seconds, cannot: (id) => `"${id}" counts no stock` });
	return { ...(await stockWithStock({ catalogue, here: shop, there: other })), here, there };
}
