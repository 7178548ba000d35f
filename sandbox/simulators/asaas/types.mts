/** What an Asaas account holds. Field names are the vendor's own; unset fields are null, as on the wire. */
export type Environment = 'production' | 'sandbox';

export type JsonObject = Record<string, unknown>;

export type BillingType = 'UNDEFINED' | 'BOLETO' | 'CREDIT_CARD' | 'PIX';

export type PaymentStatus =
  | 'PENDING'
  | 'AUTHORIZED'
  | 'CONFIRMED'
  | 'RECEIVED'
  | 'RECEIVED_IN_CASH'
  | 'OVERDUE'
  | 'REFUNDED'
  | 'CHARGEBACK_REQUESTED';

export interface Customer {
  object: 'customer';
  id: string;
  dateCreated: string;
  name: string;
  email: string | null;
  phone: string | null;
  mobilePhone: string | null;
  address: string | null;
  addressNumber: string | null;
  complement: string | null;
  /** The district (bairro). */
  province: string | null;
  /** The vendor's own number of the city. */
  city: number | null;
  cityName: string | null;
  state: string | null;
  country: string;
  postalCode: string | null;
  cpfCnpj: string;
  personType: 'FISICA' | 'JURIDICA';
  deleted: boolean;
  additionalEmails: string | null;
  externalReference: string | null;
  notificationDisabled: boolean;
  observations: string | null;
  municipalInscription: string | null;
  stateInscription: string | null;
  company: string | null;
  groupName: string | null;
  foreignCustomer: boolean;
}

export interface CardSummary {
  creditCardNumber: string;
  creditCardBrand: string;
  creditCardToken: string;
}

export interface Discount {
  value: number;
  dueDateLimitDays: number;
  type: 'FIXED' | 'PERCENTAGE';
}

export interface Charge {
  value: number;
  type: 'FIXED' | 'PERCENTAGE';
}

export interface Refund {
  dateCreated: string;
  status: 'DONE';
  value: number;
  endToEndIdentifier: string | null;
  description: string | null;
  effectiveDate: string;
  transactionReceiptUrl: string;
  refundedSplits: JsonObject[];
}

export interface Payment {
  object: 'payment';
  id: string;
  dateCreated: string;
  customer: string;
  subscription: string | null;
  installment: string | null;
  checkoutSession: string | null;
  paymentLink: string | null;
  /** Reais. */
  value: number;
  netValue: number;
  originalValue: number | null;
  interestValue: number | null;
  description: string | null;
  billingType: BillingType;
  creditCard: CardSummary | null;
  canBePaidAfterDueDate: boolean;
  pixTransaction: string | null;
  pixQrCodeId: string | null;
  status: PaymentStatus;
  /** YYYY-MM-DD, as every date below. */
  dueDate: string;
  originalDueDate: string;
  paymentDate: string | null;
  clientPaymentDate: string | null;
  confirmedDate: string | null;
  installmentNumber: number | null;
  invoiceUrl: string;
  invoiceNumber: string;
  externalReference: string | null;
  deleted: boolean;
  anticipated: boolean;
  anticipable: boolean;
  creditDate: string | null;
  estimatedCreditDate: string | null;
  transactionReceiptUrl: string | null;
  nossoNumero: string | null;
  bankSlipUrl: string | null;
  lastInvoiceViewedDate: string | null;
  lastBankSlipViewedDate: string | null;
  discount: Discount;
  fine: Charge;
  interest: Charge;
  split: JsonObject[] | null;
  postalService: boolean;
  daysAfterDueDateToRegistrationCancellation: number | null;
  chargeback: JsonObject | null;
  escrow: JsonObject | null;
  refunds: Refund[] | null;
}

export const cycles = ['WEEKLY', 'BIWEEKLY', 'MONTHLY', 'BIMONTHLY', 'QUARTERLY', 'SEMIANNUALLY', 'YEARLY'] as const;
export type Cycle = (typeof cycles)[number];

export interface Subscription {
  object: 'subscription';
  id: string;
  dateCreated: string;
  customer: string;
  paymentLink: string | null;
  billingType: BillingType;
  cycle: Cycle;
  value: number;
  nextDueDate: string;
  endDate: string | null;
  description: string | null;
  status: 'ACTIVE' | 'INACTIVE' | 'EXPIRED';
  discount: Discount;
  fine: Charge;
  interest: Charge;
  deleted: boolean;
  maxPayments: number | null;
  externalReference: string | null;
  split: JsonObject[] | null;
  creditCard?: CardSummary;
}

export interface Installment {
  object: 'installment';
  id: string;
  value: number;
  netValue: number;
  paymentValue: number;
  installmentCount: number;
  billingType: BillingType;
  paymentDate: string | null;
  description: string | null;
  expirationDay: number;
  dateCreated: string;
  customer: string;
  paymentLink: string | null;
  transactionReceiptUrl: string | null;
  chargeback: JsonObject | null;
  creditCard: CardSummary | null;
  deleted: boolean;
}

export interface PaymentLink {
  id: string;
  name: string;
  value: number | null;
  active: boolean;
  chargeType: 'DETACHED' | 'RECURRENT' | 'INSTALLMENT';
  url: string;
  billingType: BillingType;
  subscriptionCycle: Cycle | null;
  description: string | null;
  endDate: string | null;
  deleted: boolean;
  viewCount: number;
  maxInstallmentCount: number | null;
  dueDateLimitDays: number | null;
  notificationEnabled: boolean;
  isAddressRequired: boolean;
  externalReference: string | null;
}

export type InvoiceStatus = 'SCHEDULED' | 'SYNCHRONIZED' | 'AUTHORIZED' | 'PROCESSING_CANCELLATION' | 'CANCELED' | 'ERROR';

export interface Invoice {
  object: 'invoice';
  id: string;
  status: InvoiceStatus;
  customer: string | null;
  payment: string | null;
  installment: string | null;
  type: 'NFS-e';
  statusDescription: string | null;
  serviceDescription: string;
  pdfUrl: string | null;
  xmlUrl: string | null;
  rpsSerie: string | null;
  rpsNumber: string | null;
  number: string | null;
  validationCode: string | null;
  value: number;
  deductions: number;
  effectiveDate: string;
  observations: string;
  estimatedTaxesDescription: string | null;
  externalReference: string | null;
  taxes: JsonObject;
  municipalServiceId: string | null;
  municipalServiceCode: string | null;
  municipalServiceName: string;
}

export interface Transfer {
  object: 'transfer';
  id: string;
  type: 'PIX' | 'TED';
  dateCreated: string;
  value: number;
  netValue: number;
  status: 'PENDING' | 'DONE' | 'CANCELLED';
  transferFee: number;
  effectiveDate: string | null;
  scheduleDate: string;
  endToEndIdentifier: string | null;
  authorized: boolean;
  failReason: string | null;
  externalReference: string | null;
  transactionReceiptUrl: string | null;
  operationType: 'PIX' | 'TED';
  description: string | null;
  recurring: string | null;
  bankAccount: JsonObject | null;
}

export interface Webhook {
  id: string;
  name: string;
  url: string;
  email: string;
  enabled: boolean;
  interrupted: boolean;
  apiVersion: number;
  authToken: string | null;
  sendType: 'SEQUENTIALLY' | 'NON_SEQUENTIALLY';
  penalizedRequestsCount: number;
  events: string[];
}
