"""What keeps a finding from gating: waivers and the baseline."""
