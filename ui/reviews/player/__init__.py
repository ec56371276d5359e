"""The recording of a contact: seen as a wave, heard at any speed, gone through by keys, in step with the time line."""
