-- Opens the reservation of a cancellation. It is confirmed or released like the reservation of a booking.
-- KEYS  1 reservations
-- ARGV  1 reservation id   2 flight   3 price paid, cents   4 seat, or empty outside the layout   5 score event, or empty
--       6 holder of the seat
-- Result: nil.
local seats = {}
if ARGV[4] ~= '' then
  seats[1] = tonumber(ARGV[4])
end
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode({
  kind = 'cancel', flight = tonumber(ARGV[2]), seats = seats, holds = {}, at = now(), holder = ARGV[6],
  bookings = -1, cents = 0 - tonumber(ARGV[3]), event = ARGV[5] ~= '' and ARGV[5] or nil,
}))
return nil
