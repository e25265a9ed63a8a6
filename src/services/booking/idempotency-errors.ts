import { AppError } from '../../errors.ts'

export const keyInUse = () =>
  new AppError('idempotency-conflict', 'The first request with this `Idempotency-Key` is still running. Retry later.')

export const keyOfAnotherRequest = () =>
  new AppError('idempotency-mismatch', 'This `Idempotency-Key` was used for another request. Send a new key.')
