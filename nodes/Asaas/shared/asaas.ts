import { paymentKeepers } from '../../../vendors';

export const { asaas } = paymentKeepers;

export type AsaasAccount = ReturnType<typeof asaas.open>;
