import { paymentKeepers } from '../../../vendors';

export const { asaas } = paymentKeepers;

export type AsaasAccount = Awaited<ReturnType<typeof asaas.open>>;
