import type { Guardrails } from '../../model/guardrails';
import type { VendorModel } from '../../model/vendors';

/** Who is spoken to and where: what every sentence about a vendor's answer is made of. */
export interface Place {
  readonly model: VendorModel;
  readonly settings: Guardrails & { readonly url: string };
}
