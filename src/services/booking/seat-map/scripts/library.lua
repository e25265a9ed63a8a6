-- Functions that precede every script of this folder.
-- A seat map is a bitmap (`flight:{id}:seatmap`, one bit for each seat that is not free) and a hash of counts
-- (`flight:{id}:seats`):
--   total    seats of the layout
--   booked   booked and reserved seats
--   held     held seats
--   outside  bookings without a seat in the layout
-- A third key (`flight:{id}:passengers`) is a hash of booked and reserved seats by holder. Its sum is `booked`.
-- A hold is a member of a sorted set, scored by its end: seat|hold id|holder.

-- Reads this server's clock, which alone determines expiry. Milliseconds since 1970.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Checks that a map is loaded. A key of another type, written by an earlier version, is not a map.
local function is_mapped(counts)
  return redis.pcall('HEXISTS', counts, 'total') == 1
end

-- Frees the seats of expired holds. Without a map, deletes only the holds.
local function expire(bitmap, counts, holds, at)
  local ended = redis.call('ZRANGEBYSCORE', holds, '-inf', at)
  if #ended == 0 then
    return
  end
  local mapped = is_mapped(counts)
  for _, member in ipairs(ended) do
    redis.call('ZREM', holds, member)
    if mapped then
      redis.call('SETBIT', bitmap, tonumber(member:match('^%d+')), 0)
      redis.call('HINCRBY', counts, 'held', -1)
    end
  end
end

-- Returns the number of available seats and the total; nothing without a map. Uses the counts, not the bits, because bookings
-- outside the layout have no bit. An error reply means a key of another type, which is not a map.
local function available(counts)
  local counters = redis.pcall('HMGET', counts, 'total', 'booked', 'held')
  if counters[1] then
    return counters[1] - counters[2] - counters[3], tonumber(counters[1])
  end
end

-- Extends the TTL of a map. All keys expire at the same moment: one without the others would be wrong.
local function keep(bitmap, counts, passengers, at, ttl)
  redis.call('PEXPIREAT', bitmap, at + ttl)
  redis.call('PEXPIREAT', counts, at + ttl)
  redis.call('PEXPIREAT', passengers, at + ttl)
end

-- Adds seats to a holder's count of a loaded map, or subtracts them. An emptied hash is deleted, so its TTL is set again.
local function add_seats(passengers, counts, holder, seats)
  if redis.call('HINCRBY', passengers, holder, seats) <= 0 then
    redis.call('HDEL', passengers, holder)
  end
  redis.call('PEXPIRE', passengers, redis.call('PTTL', counts))
end

-- Adds a hold. The set expires a minute after its last hold.
local function put_hold(holds, member, ends)
  redis.call('ZADD', holds, ends, member)
  local last = redis.call('ZRANGE', holds, -1, -1, 'WITHSCORES')
  redis.call('PEXPIREAT', holds, tonumber(last[2]) + 60000)
end

-- Splits a hold: seat, hold id, holder.
local function parts(member)
  return member:match('^(%d+)|([^|]*)|(.*)$')
end

-- Counts the seats of a holder: booked, reserved and held.
local function seats_of(passengers, holds, holder)
  local seats = tonumber(redis.call('HGET', passengers, holder) or 0)
  for _, member in ipairs(redis.call('ZRANGE', holds, 0, -1)) do
    local _, _, its = parts(member)
    if its == holder then
      seats = seats + 1
    end
  end
  return seats
end
