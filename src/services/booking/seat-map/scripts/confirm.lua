-- Confirms a committed reservation: closes it and counts it once. May be repeated.
-- KEYS  1 bitmap   2 counts   3 reservations   4 pending   5 lease of the map's loader   6 number of confirmations
--       7 stream of score events   8 seats by holder
-- ARGV  1 reservation id
-- Result: 1 confirmed, 0 no such open reservation.
local text = redis.call('HGET', KEYS[3], ARGV[1])
if not text then
  return 0
end
redis.call('HDEL', KEYS[3], ARGV[1])
-- A running load may have read the database before the commit, and no longer finds the reservation: end its lease.
redis.call('DEL', KEYS[5])
-- Shows a reconcile that the counters changed meanwhile, even after a flush.
redis.call('INCR', KEYS[6])
redis.call('HSETNX', KEYS[4], 'since', now())
local reservation = cjson.decode(text)
local field = tostring(reservation.flight)
redis.call('HINCRBY', KEYS[4], field .. ':bookings', reservation.bookings)
redis.call('HINCRBY', KEYS[4], field .. ':revenue', reservation.cents)
-- The leaderboards delete applied events. If none follows for long, the oldest events are lost, and reconciling repairs that.
if reservation.event then
  redis.call('XADD', KEYS[7], 'MAXLEN', '~', 100000, '*', 'reservation', ARGV[1], 'event', reservation.event,
    'bookings', reservation.bookings, 'cents', reservation.cents)
end
if reservation.kind == 'book' then
  return 1
end

-- The cancelled booking may still wait for its own confirmation. Remove the seat from its reservation, so that a map loaded
-- before that confirmation shows the seat as free.
local function remove_from_reservations(seat)
  local all = redis.call('HGETALL', KEYS[3])
  for i = 1, #all, 2 do
    local other = cjson.decode(all[i + 1])
    if other.flight == reservation.flight then
      local kept = {}
      for _, its in ipairs(other.seats) do
        if its ~= seat then
          kept[#kept + 1] = its
        end
      end
      if #kept < #other.seats then
        other.seats = kept
        redis.call('HSET', KEYS[3], all[i], cjson.encode(other))
      end
    end
  end
end

local mapped = is_mapped(KEYS[2])
if mapped and #reservation.seats == 0 then
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[8])
end
for _, seat in ipairs(reservation.seats) do
  remove_from_reservations(seat)
  if mapped then
    redis.call('SETBIT', KEYS[1], seat, 0)
    redis.call('HINCRBY', KEYS[2], 'booked', -1)
    add_seats(KEYS[8], KEYS[2], reservation.holder or '', -1)
  end
end
return 1
