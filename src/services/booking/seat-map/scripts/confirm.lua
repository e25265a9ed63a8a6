-- The reservation has been committed: counts it, once. To be called as often as one likes.
-- KEYS  1 bitmap   2 counts   3 reservations   4 pending   5 lease of the map's loader   6 how often something was counted
--       7 stream of what was confirmed, for leaderboards
-- ARGV  1 reservation id
-- Result: 1 confirmed now, 0 there is no such reservation (any more).
local text = redis.call('HGET', KEYS[3], ARGV[1])
if not text then
  return 0
end
redis.call('HDEL', KEYS[3], ARGV[1])
-- Who is loading the map has read the database before this, and does not see the reservation any more.
redis.call('DEL', KEYS[5])
-- Lets whoever compares counters with bookings see that something was counted meanwhile, even if it has been flushed.
redis.call('INCR', KEYS[6])
redis.call('HSETNX', KEYS[4], 'since', now())
local reservation = cjson.decode(text)
local field = tostring(reservation.flight)
redis.call('HINCRBY', KEYS[4], field .. ':bookings', reservation.bookings)
redis.call('HINCRBY', KEYS[4], field .. ':revenue', reservation.cents)
-- Whoever follows it takes away what has been applied. Should nobody for long, the oldest go, and reconciling finds them.
if reservation.event then
  redis.call('XADD', KEYS[7], 'MAXLEN', '~', 100000, '*', 'reservation', ARGV[1], 'event', reservation.event,
    'bookings', reservation.bookings, 'cents', reservation.cents)
end
if reservation.kind == 'book' then
  return 1
end

-- The seat is free at once, also where the booking that is gone still waits for its own confirmation: a map that is
-- loaded before that comes must not take the seat for it.
local function give_back(seat)
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
  redis.call('DEL', KEYS[1], KEYS[2])
end
for _, seat in ipairs(reservation.seats) do
  give_back(seat)
  if mapped then
    redis.call('SETBIT', KEYS[1], seat, 0)
    redis.call('HINCRBY', KEYS[2], 'booked', -1)
  end
end
return 1
