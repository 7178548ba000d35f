import type { IExecuteFunctions } from 'n8n-workflow';
import type { OrderStock, SkuStock } from '../../../domain/ports/stock';
import type { Operation, ShownOperation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as adjust from './adjust.operation';
import * as deductOrder from './deductOrder.operation';
import * as get from './get.operation';
import * as returnOrder from './returnOrder.operation';
import type { Prepared } from './runBatch';
import * as set from './set.operation';

/** Stock is counted for all items of a run together, unless the system knows the order and moves its stock itself (`execute`). */
export interface StockOperation extends ShownOperation, Partial<Pick<Operation<OrderStock>, 'execute'>> {
	prepare(context: IExecuteFunctions, skuStock: SkuStock, vendor: string): Promise<Prepared>;
}

export const stock: Resource<StockOperation> = {
	name: 'Stock',
	value: 'stock',
	defaultOperation: 'deductOrder',
	operations: { adjust, deductOrder, get, returnOrder, set },
};
