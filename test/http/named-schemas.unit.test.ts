import { expect, test } from 'vitest'
import { withNamedSchemas } from '../../src/routes/pages/named-schemas.ts'

const seat = (description: string, maxLength = 4) => ({ title: 'Seat', type: 'string', maxLength, description })
const documentOf = (...schemas: object[]) => ({ paths: { '/seats': schemas } })

test('a schema with a title becomes a component, and each use a reference', () => {
  const used = documentOf({ properties: { seat: seat('A seat.') } }, { items: seat('A seat.') })
  const { paths, components } = withNamedSchemas(used)
  const $ref = '#/components/schemas/Seat'
  expect(paths).toEqual({ '/seats': [{ properties: { seat: { $ref } } }, { items: { $ref } }] })
  expect(components.schemas).toEqual({ Seat: seat('A seat.') })
})

test('a description of one use stays beside its reference', () => {
  const { paths } = withNamedSchemas(documentOf(seat('A seat.'), seat('Seat of the booking.')))
  expect(paths['/seats'][1]).toEqual({ $ref: '#/components/schemas/Seat', description: 'Seat of the booking.' })
})

test('two different schemas cannot have one title', () => {
  expect(() => withNamedSchemas(documentOf(seat('A seat.'), seat('A seat.', 5)))).toThrow('title Seat')
})

test('a title in an example, or of a property, is no name', () => {
  const board = { properties: { title: { type: 'string' } }, examples: [{ title: 'Seat' }] }
  expect(withNamedSchemas(documentOf(board)).paths).toEqual({ '/seats': [board] })
})

test('a union names the schema of each value', () => {
  const step = (title: string, value: string) => ({ title, properties: { step: { enum: [value] } } })
  const union = { discriminator: { propertyName: 'step' }, oneOf: [step('PaymentStep', 'payment')] }
  expect(withNamedSchemas(documentOf(union)).paths['/seats']).toMatchObject([
    { discriminator: { propertyName: 'step', mapping: { payment: '#/components/schemas/PaymentStep' } } },
  ])
})
