import type { Vcenter } from '../vcenter.ts'
import type { VcEvent } from '../vcenter-lines.ts'
import type { Form, Happening, Symptom } from './situation.ts'

/** A situation of a vCenter; the same parts as a host's. */
export interface VcSituation {
  id: string
  forms: readonly Form[]
  configure: (vc: Vcenter) => void
  events: (vc: Vcenter, at: number) => VcEvent[]
  cause: (vc: Vcenter) => Happening
  symptoms: (vc: Vcenter) => Symptom[]
  /** ms before the capture at which it begins. */
  before: number
}
