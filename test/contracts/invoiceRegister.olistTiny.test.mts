import { openInvoiceIssuer as openIssuer } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openInvoiceRegister as openRegister } from '../../vendors/olistTiny/invoice/invoiceRegister.ts';
import { invoiceRegisterContract, registerHarness } from './invoiceRegister.contract.mts';
import { olistTinyWorld } from './support/olistTinyWorld.mts';

invoiceRegisterContract('Olist Tiny', () => registerHarness({ world: olistTinyWorld(), openIssuer, openRegister }));
