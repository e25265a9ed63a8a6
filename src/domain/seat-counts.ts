/** Seats that are neither booked nor held. Real dumps have flights with more bookings than seats. */
export const availableSeats = (seats: { totalSeats: number; bookedSeats: number; heldSeats?: number }): number =>
  Math.max(0, seats.totalSeats - seats.bookedSeats - (seats.heldSeats ?? 0))
