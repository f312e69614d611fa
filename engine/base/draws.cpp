#include "base/draws.hpp"

#include "base/elementary.hpp"

namespace backlash {

double draw_normal(UniformSequence& uniforms) {
    return normal_quantile(uniforms.next());
}

double draw_exponential(UniformSequence& uniforms) {
    return exponential_from(uniforms.next());
}

double draw_pareto(UniformSequence& uniforms, double index) {
    return portable_pow(uniforms.next(), -1.0 / index);
}

double draw_lognormal(UniformSequence& uniforms, double mu, double sigma) {
    return portable_exp(mu + sigma * draw_normal(uniforms));
}

}  // namespace backlash
